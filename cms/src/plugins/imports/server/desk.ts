import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../../../environment';
import { createImports, type Imports } from './imports';
import type { Claim } from './record/claim';
import { Jobs } from './uploads/jobs';
import { Undos } from './uploads/undos';
import { UploadFolder } from './uploads/upload-folder';
import { Uploads } from './uploads/uploads';

/** Everything the admin asks of imports, and what goes on in the background. */
export interface Desk {
  imports: Imports;
  jobs: Jobs<Claim>;
  uploads: Uploads;
  undos: Undos;
  stop(): Promise<void>;
}

const SWEEP_MS = 6 * 3_600_000;

/** One for each process. Files are at the process that received them: processes that serve the admin share the data folder. */
export function createDesk(strapi: Core.Strapi): Desk {
  const imports = createImports(strapi);
  const jobs = new Jobs({ claim: (subject) => imports.claim(subject), onError: (error) => void strapi.log.error(error) });
  const uploads = new Uploads(strapi, imports, jobs, new UploadFolder(join(readEnvironment().dataDir, 'imports')));
  const undos = new Undos(imports, jobs, (runId) => uploads.removeOfRun(runId));
  const sweeping = setInterval(() => uploads.sweep(), SWEEP_MS);
  sweeping.unref();
  return {
    imports, jobs, uploads, undos,
    async stop() {
      clearInterval(sweeping);
      await jobs.stopAll();
    },
  };
}
