import { Button } from '@strapi/design-system';
import { useFetchClient, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LinkReport } from '../shared/report';

const CHECK = [{ action: 'plugin::links.check', subject: null }];

interface Props {
  url: string;
  onChecked(report: LinkReport): void;
}

/** Has one address checked at once, by who may. It takes as long as its host does, and the pauses between requests. */
export function CheckButton({ url, onChecked }: Props) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatMessage } = useIntl();
  const { allowedActions } = useRBAC(CHECK as never);
  const [busy, setBusy] = useState(false);
  if (!(allowedActions as { canCheck?: boolean }).canCheck) return null;
  const check = () => {
    setBusy(true);
    post<{ data: LinkReport }>('/links/check', { url })
      .then(
        ({ data }) => onChecked(data.data),
        () => toggleNotification({ type: 'danger', message: formatMessage({ id: 'links.failed' }) }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Button variant="tertiary" size="S" loading={busy} onClick={check}>
      <FormattedMessage id="links.check" />
    </Button>
  );
}
