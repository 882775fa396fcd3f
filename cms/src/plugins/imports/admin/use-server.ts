import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { REFUSALS } from '../shared/upload';

/** How often something that goes on is asked for. */
const POLL_MS = 1_000;

interface Refused {
  response?: { data?: { error?: { details?: { reason?: string } } } };
}

/** The message for what the server refused. */
function messageId(error: unknown): string {
  const reason = (error as Refused).response?.data?.error?.details?.reason;
  return `imports.error.${REFUSALS.find((known) => known === reason) ?? 'other'}`;
}

/** Asks the server to do something, and tells the person what it refuses. Answers undefined then. */
export function useAction() {
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatMessage, locale } = useIntl();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async <Data,>(method: 'post' | 'put' | 'del', path: string, body?: unknown): Promise<Data | undefined> => {
      setBusy(true);
      try {
        const url = `/imports${path}?locale=${locale}`;
        const { data } = await (method === 'del' ? client.del<{ data: Data }>(url) : client[method]<{ data: Data }>(url, body ?? {}));
        return data.data;
      } catch (error) {
        toggleNotification({ type: 'danger', message: formatMessage({ id: messageId(error) }) });
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [client, formatMessage, locale, toggleNotification],
  );
  return { act, busy };
}

interface Asked<Answer> {
  answer: Answer | undefined;
  failed: boolean;
  again(): void;
}

/** What the server says, and while `isLive` of it, what it says each second. */
export function useAnswer<Answer>(path: string, isLive: (answer: Answer) => boolean = () => false): Asked<Answer> {
  const { get } = useFetchClient();
  const { locale } = useIntl();
  const [state, setState] = useState<{ path: string; answer?: Answer; failed: boolean }>({ path, failed: false });
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  const own = state.path === path ? state : { path, failed: false };
  const live = own.answer !== undefined && isLive(own.answer);
  useEffect(() => {
    const leaving = new AbortController();
    const separator = path.includes('?') ? '&' : '?';
    get<Answer>(`/imports${path}${separator}locale=${locale}`, { signal: leaving.signal }).then(
      ({ data }) => setState({ path, answer: data, failed: false }),
      () => leaving.signal.aborted || setState((before) => ({ ...before, path, failed: true })),
    );
    return () => leaving.abort();
  }, [get, path, locale, asked]);
  useEffect(() => {
    if (!live) return undefined;
    const timer = setInterval(again, POLL_MS);
    return () => clearInterval(timer);
  }, [live, again]);
  return { answer: own.answer, failed: own.failed && own.answer === undefined, again };
}
