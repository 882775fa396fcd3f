import type { CmsClient } from '#shared/cms/client';
import { CmsError, type CmsErrorKind } from '#shared/cms/error';

const STATUS: Record<CmsErrorKind, number> = { 'not-found': 404, invalid: 400, refused: 401, unavailable: 503 };

/** The one place where an error of the CMS becomes one of a page. */
function toPageError(error: unknown) {
  return createError({ statusCode: error instanceof CmsError ? STATUS[error.kind] : 500, cause: error });
}

/**
 * Reads from the CMS while the page is rendered on the server. `name` tells what is read from all else that the page reads;
 * the language is added to it. Throws the page's error.
 */
export async function useCmsData<Data>(name: string, read: (cms: CmsClient, locale: string) => Promise<Data>): Promise<Data> {
  const { locale } = useI18n();
  const cms = useRequestEvent()?.context.cms;
  const { data, error } = await useAsyncData(`${locale.value}:${name}`, async () => {
    if (!cms) throw createError({ statusCode: 503 });
    return { value: await read(cms, locale.value).catch((cause: unknown) => Promise.reject(toPageError(cause))) };
  });
  if (error.value || !data.value) throw error.value ?? createError({ statusCode: 500 });
  return data.value.value as Data;
}
