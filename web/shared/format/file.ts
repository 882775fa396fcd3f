const NAMES: Record<string, string> = {
  'application/epub+zip': 'EPUB',
  'application/msword': 'DOC',
  'application/pdf': 'PDF',
  'application/vnd.ms-powerpoint': 'PPT',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'audio/mpeg': 'MP3',
  'video/mp4': 'MP4',
};

/** What a file is called by people who open it; null for a page of the web, which is opened like any other. */
export function fileTypeName(mediaType: string | null): string | null {
  if (!mediaType || mediaType === 'text/html') return null;
  return NAMES[mediaType] ?? mediaType.split('/').at(-1)?.replace(/^(x-|vnd\.)/, '').toUpperCase() ?? null;
}

/** The media type an address tells by its ending, where nothing else tells it: people want to know of a PDF before the tap. */
export function mediaTypeOfAddress(href: string): string | null {
  return URL.canParse(href) && /\.pdf$/i.test(new URL(href).pathname) ? 'application/pdf' : null;
}

/** A size as people compare it, in the reader's language: "1.4 MB", "850 kB". */
export function formatBytes(bytes: number, locale: string): string {
  const [unit, value, digits] = bytes >= 1_000_000 ? (['megabyte', bytes / 1_000_000, 1] as const) : (['kilobyte', Math.max(1, bytes / 1_000), 0] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }).format(value);
}
