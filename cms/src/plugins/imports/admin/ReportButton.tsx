import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { FormattedMessage, useIntl } from 'react-intl';

/** Saves what was found about every row as a table. The address needs the session, so a plain link would not do. */
export function ReportButton({ id }: { id: string }) {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatMessage, locale } = useIntl();
  const download = async () => {
    try {
      const { data } = await get<Blob>(`/imports/uploads/${id}/report?locale=${locale}`, { responseType: 'blob' });
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(data), download: 'import-report.csv' });
      link.click();
      URL.revokeObjectURL(link.href);
    } catch {
      toggleNotification({ type: 'danger', message: formatMessage({ id: 'imports.error.other' }) });
    }
  };
  return (
    <Button variant="tertiary" startIcon={<Download />} onClick={() => void download()}>
      <FormattedMessage id="imports.report" />
    </Button>
  );
}
