import type { TypeModel } from '../project/model';
import { shownFiles } from '../project/shown-files';
import { firstEnding, showingTypes } from '../store/files';
import type { Projector } from '../store/projector';
import type { SqlConnection } from '../store/sql';
import { createEditorPass, isEditorPass, PASS_LIFETIME_MS } from './editor-pass';
import { readPreviewToken } from './preview-token';

export interface Access {
  /** Everybody, or only who asks. */
  to: 'everybody' | 'asker';
  /** From when on a consent may have ended it, ISO 8601; null where time alone takes nothing away. */
  endsAt: string | null;
}

const FOR_ASKER: Access = { to: 'asker', endsAt: null };

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
  async function publicAccess(path: string): Promise<Access | null> {
    const moment = now();
    const showing = await showingTypes(reading(), path, moment);
    if (showing.length === 0) return null;
    const endless = showing.some((name) => !types.get(name)?.hasConsent);
    return { to: 'everybody', endsAt: endless ? null : await firstEnding(reading(), showing, moment) };
  }

  async function draftShows(token: string, path: string): Promise<boolean> {
    const grant = readPreviewToken(token, secret, now().getTime());
    const type = types.get(grant?.type ?? '');
    if (!grant || !type) return false;
    const [projection] = await projector.project(type, [grant.documentId], 'draft');
    return (projection?.record?.views ?? []).some(({ entry }) => shownFiles(JSON.stringify(entry)).includes(path));
  }

  return {
    async find({ path, pass, preview }) {
      const access = await publicAccess(path);
      if (access) return access;
      if (pass !== undefined && isEditorPass(pass, secret, now().getTime())) return FOR_ASKER;
      return preview !== undefined && (await draftShows(preview, path)) ? FOR_ASKER : null;
    },
    createPass: () => createEditorPass(now().getTime() + PASS_LIFETIME_MS, secret),
  };
}
