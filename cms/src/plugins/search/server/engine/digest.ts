import { createHash } from 'node:crypto';
import type { IndexDocument } from '../document/index-document';

/** The same for equal documents, and for no others. */
export const digestOf = (document: IndexDocument): string => createHash('sha1').update(JSON.stringify(document)).digest('base64url');
