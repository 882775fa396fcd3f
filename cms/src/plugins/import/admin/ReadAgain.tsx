import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Upload } from '../shared/upload';
import { ReadAsFields } from './ReadAsFields';
import type { useAction } from './use-server';

interface Props {
  upload: Upload;
  mayBring: boolean;
  action: ReturnType<typeof useAction>;
  onChanged(): void;
}

/** Why nothing can be imported from a file, and how it can be read otherwise. */
export function ReadAgain({ upload: { id, state, problems, readAs }, mayBring, action: { act, busy }, onChanged }: Props) {
  const [chosen, setChosen] = useState(readAs);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box role="status">
        <Typography>
          <FormattedMessage id={`import.${state === 'received' ? 'received' : 'refused'}.about`} />
        </Typography>
        <Box tag="ul" paddingTop={2}>
          {problems.map((problem) => (
            <li key={problem}>
              <Typography textColor="danger600">{problem}</Typography>
            </li>
          ))}
        </Box>
      </Box>
      {mayBring && (
        <Flex direction="column" alignItems="stretch" gap={4} background="neutral0" padding={6} hasRadius shadow="tableShadow">
          <Typography tag="h2" variant="beta">
            <FormattedMessage id="import.read.title" />
          </Typography>
          <ReadAsFields readAs={chosen} onChange={setChosen} />
          <Box>
            <Button loading={busy} onClick={() => void act('put', `/uploads/${id}`, chosen).then(onChanged)}>
              <FormattedMessage id={state === 'received' ? 'import.received.look' : 'import.read.again'} />
            </Button>
          </Box>
        </Flex>
      )}
    </Flex>
  );
}
