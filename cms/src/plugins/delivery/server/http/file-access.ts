import type { TypeModel } from '../project/model';
import { shownFiles } from '../project/shown-files';
import { isShown } from '../store/files';
import type { Projector } from '../store/projector';
import type { SqlConnection } from '../store/sql';
import { createEditorPass, isEditorPass, PASS_LIFETIME_MS } from './editor-pass';
import { readPreviewToken } from './preview-token';

/** Who may have a file: everybody, or only who asks. */
export type Access = 'public' | 'private';

export interface FileRequest {
  /** As in `/uploads/well_0a1b.jpg`. */
  path: string;
  pass: string | undefined;
  /** A preview token. */
  preview: string | undefined;
}

export interface FileAccessOptions {
  reading: () => SqlConnection;
  projector: Projector;
  types: ReadonlyMap<string, TypeModel>;
  secret: string;
  now: () => Date;
}

export interface FileAccess {
  /** Null where nobody who asks like this may have the file, whether there is one or not. Throws where the database does not answer. */
  find(request: FileRequest): Promise<Access | null>;
  /** For somebody who is signed in to the admin. */
  createPass(): string;
}

/** Decides who is shown an upload: everybody what a public record shows now, editors all, and who has a preview token what that draft shows. */
export function createFileAccess({ reading, projector, types, secret, now }: FileAccessOptions): FileAccess {
  async function draftShows(token: string, path: string): Promise<boolean> {
    const grant = readPreviewToken(token, secret, now().getTime());
    const type = types.get(grant?.type ?? '');
    if (!grant || !type) return false;
    const [projection] = await projector.project(type, [grant.documentId], 'draft');
    return (projection?.record?.views ?? []).some(({ entry }) => shownFiles(JSON.stringify(entry)).includes(path));
  }

  return {
    async find({ path, pass, preview }) {
      if (await isShown(reading(), path, now())) return 'public';
      if (pass !== undefined && isEditorPass(pass, secret, now().getTime())) return 'private';
      return preview !== undefined && (await draftShows(preview, path)) ? 'private' : null;
    },
    createPass: () => createEditorPass(now().getTime() + PASS_LIFETIME_MS, secret),
  };
}
