import { toShortMessage } from '#shared/share/sms';

/** What a page can be handed on as, without asking anybody else: its address, a code, a short message. */
export function useShare() {
  const absolute = useAbsolute();
  return (title: string, path: string) => {
    const url = absolute(path);
    const message = toShortMessage(title, url);
    return { url, code: `${path}.svg`, message, send: message && `sms:?&body=${encodeURIComponent(message)}` };
  };
}
