import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { CHOICES, type Upload } from '../shared/upload';
import { Choose } from './Choose';
import { ReportButton } from './ReportButton';
import { RowsTable } from './RowsTable';
import type { useAction } from './use-server';

interface Props {
  upload: Upload;
  mayBring: boolean;
  action: ReturnType<typeof useAction>;
  onChanged(): void;
}

/** What a file would do, row by row, with the choices it waits for; and the button that does it. */
export function Review({ upload, mayBring, action: { act, busy }, onChanged }: Props) {
  const { formatMessage } = useIntl();
  const [publish, setPublish] = useState(true);
  const { id, counts, would, otherwise } = upload;
  const decide = (chosen: object) => act<Upload>('put', `/uploads/${id}/decisions`, chosen).then(onChanged);
  const nothing = would.create + would.change === 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {counts.renewed > 0 && (
        <Typography textColor="warning600" role="status">
          <FormattedMessage id="import.renewed.about" values={{ count: counts.renewed }} />
        </Typography>
      )}
      {mayBring && (
        <Flex direction="column" alignItems="stretch" gap={4} background="neutral0" padding={6} hasRadius shadow="tableShadow">
          <Typography tag="h2" variant="beta">
            <FormattedMessage id="import.run.title" />
          </Typography>
          {counts.duplicate > 0 && (
            <Box maxWidth="28rem">
              <Choose label={formatMessage({ id: 'import.choice.otherwise' })} value={otherwise} options={CHOICES.map((choice) => [choice, formatMessage({ id: `import.choice.${choice}` })])} onChange={(choice) => void decide({ otherwise: choice })} />
            </Box>
          )}
          <Typography role="status">{nothing ? <FormattedMessage id="import.run.nothing" /> : <FormattedMessage id="import.run.would" values={would} />}</Typography>
          <Checkbox checked={publish} onCheckedChange={(checked) => setPublish(checked === true)}>
            {formatMessage({ id: 'import.run.publish' })}
          </Checkbox>
          <Flex gap={2} wrap="wrap">
            <Button disabled={nothing} loading={busy} onClick={() => void act('post', `/uploads/${id}/run`, { publish }).then(onChanged)}>
              <FormattedMessage id="import.run.begin" />
            </Button>
            <ReportButton id={id} />
          </Flex>
        </Flex>
      )}
      <RowsTable upload={upload} mayChoose={mayBring} onChoose={(row, chosen) => decide({ rows: { [row]: chosen } })} />
    </Flex>
  );
}
