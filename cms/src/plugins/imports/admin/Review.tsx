import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { CHOICES, type Upload } from '../shared/upload';
import { Choose } from './Choose';
import { ReadAgain } from './ReadAgain';
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
export function Review({ upload, mayBring, action, onChanged }: Props) {
  const { formatMessage } = useIntl();
  const { act, busy } = action;
  const [publish, setPublish] = useState(true);
  const { id, counts, problems, failure, would, otherwise } = upload;
  const decide = (chosen: object) => act<Upload>('put', `/uploads/${id}/decisions`, chosen).then(onChanged);
  const nothing = would.create + would.change === 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {failure && (
        <Typography textColor="danger600" role="alert">
          {failure}
        </Typography>
      )}
      {problems.length > 0 && (
        <Box>
          <Typography>
            <FormattedMessage id="imports.note.about" />
          </Typography>
          {problems.map((problem) => (
            <Typography key={problem} tag="p">
              {problem}
            </Typography>
          ))}
        </Box>
      )}
      {counts.renewed > 0 && (
        <Typography textColor="warning600" role="status">
          <FormattedMessage id="imports.renewed.about" values={{ count: counts.renewed }} />
        </Typography>
      )}
      {mayBring && (
        <Flex direction="column" alignItems="stretch" gap={4} background="neutral0" padding={6} hasRadius shadow="tableShadow">
          <Typography tag="h2" variant="beta">
            <FormattedMessage id="imports.run.title" />
          </Typography>
          {counts.duplicate > 0 && (
            <Box maxWidth="48rem">
              <Choose label={formatMessage({ id: 'imports.choice.otherwise' })} value={otherwise} options={CHOICES.map((choice) => [choice, formatMessage({ id: `imports.choice.${choice}` })])} onChange={(choice) => void decide({ otherwise: choice })} />
            </Box>
          )}
          <Typography role="status">{nothing ? <FormattedMessage id="imports.run.nothing" /> : <FormattedMessage id="imports.run.would" values={would} />}</Typography>
          <Checkbox checked={publish} onCheckedChange={(checked) => setPublish(checked === true)}>
            {formatMessage({ id: 'imports.run.publish' })}
          </Checkbox>
          <Flex gap={2} wrap="wrap">
            <Button disabled={nothing} loading={busy} onClick={() => void act('post', `/uploads/${id}/run`, { publish }).then(onChanged)}>
              <FormattedMessage id="imports.run.begin" />
            </Button>
            <ReportButton id={id} />
          </Flex>
        </Flex>
      )}
      <RowsTable upload={upload} mayChoose={mayBring} onChoose={(row, chosen) => decide({ rows: { [row]: chosen } })} />
      {mayBring && <ReadAgain upload={upload} action={action} onChanged={onChanged} />}
    </Flex>
  );
}
