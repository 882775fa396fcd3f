import { type AdminClient } from '../harness/admin';
import { greyPicture } from './picture';

export interface UploadedFile {
  id: number;
  url: string;
  /** Of Strapi's smaller pictures of it. */
  formats: string[];
}

interface RawFile {
  id: number;
  url: string;
  formats: Record<string, { url: string }> | null;
}

const toFile = ({ id, url, formats }: RawFile): UploadedFile => ({ id, url, formats: Object.values(formats ?? {}).map((format) => format.url) });

/** Uploads as the admin does. With an id, in place of that file. */
export async function upload(admin: AdminClient, name: string, type: string, content: Buffer | string, id?: number): Promise<UploadedFile> {
  const form = new FormData();
  form.append('files', new Blob([content as BlobPart], { type }), name);
  const { status, body } = await admin.send(id === undefined ? '/upload' : `/upload?id=${id}`, form);
  if (status >= 300) throw new Error(`${name} was not uploaded: ${status} ${JSON.stringify(body)}`);
  return toFile([body as unknown as RawFile | RawFile[]].flat()[0] as RawFile);
}

export const uploadPicture = (admin: AdminClient, name: string): Promise<UploadedFile> => upload(admin, name, 'image/png', greyPicture(800, 600));
