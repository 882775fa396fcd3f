import { errors } from '@strapi/utils';
import type { RefusalReason } from '../../shared/upload';

/** In English, for who asks over HTTP; the admin says the reason in its own languages. */
const SENTENCES: Record<RefusalReason, string> = {
  busy: 'Another import or undo is being carried out. Try again when it has ended.',
  noFile: 'The request holds no file.',
  severalFiles: 'The request holds several files; send one at a time.',
  fileTooLarge: 'The file is too large. Cut it into several.',
  noRoom: 'There is not enough room on the disk of the server for this file.',
  fileGone: 'There is no such upload any more.',
  sameFile: 'An import of this very file has begun and is not finished. Go on with it, or undo it first.',
  notReviewed: 'What the file would do is not known yet.',
  nothingToWrite: 'Nothing is to be written from this file.',
  cannotGoOn: 'This import has not begun, or has ended.',
  isRunning: 'The import is being carried out.',
  mayNotWrite: 'You may not create and change works in all languages.',
  mayNotPublish: 'You may not publish works in all languages.',
  choice: 'A row does not offer this choice.',
  notLooked: 'First look at what undoing it would do.',
};

/** An error of the API's form whose `details.reason` says why. */
export function refusal(reason: RefusalReason, details: Record<string, unknown> = {}): Error {
  const told = { ...details, reason };
  if (reason === 'fileTooLarge') return new errors.PayloadTooLargeError(SENTENCES[reason], told as never);
  if (reason === 'fileGone') return new errors.NotFoundError(SENTENCES[reason], told as never);
  // Of what is forbidden Strapi tells the reason of a PolicyError only.
  if (reason === 'mayNotWrite' || reason === 'mayNotPublish') return new errors.PolicyError(SENTENCES[reason], told as never);
  return new errors.ApplicationError(SENTENCES[reason], told as never);
}
