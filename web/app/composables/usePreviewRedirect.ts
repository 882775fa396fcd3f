import { toPreviewRoute } from '#shared/preview';

/** Leads an editor who comes from the CMS to the page of the document, by the site's own word for it in this language. */
export async function usePreviewRedirect(): Promise<void> {
  const { params } = useRoute();
  const { type, documentId } = params as { type: string; documentId: string };
  const localePath = useLocalePath();
  const preview = usePreview();
  const name = toPreviewRoute(type);
  if (!name || !preview) throw createError({ statusCode: 404 });
  await navigateTo(localePath({ name, params: name === 'index' ? {} : { slug: documentId }, query: preview.query }), { redirectCode: 302 });
}
