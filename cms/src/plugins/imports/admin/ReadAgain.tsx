import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Upload } from '../shared/upload';
import { ReadAsFields } from './ReadAsFields';
import type { useAction } from './use-server';

interface Props {
  upload: Upload;
  action: ReturnType<typeof useAction>;
  onChanged(): void;
}

/** Reads a file in another way, or as before against the library as it is now. */
export function ReadAgain({ upload: { id, state, readAs }, action: { act, busy }, onChanged }: Props) {
  const [chosen, setChosen] = useState(readAs);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Typography tag="h2" variant="beta">
        <FormattedMessage id="imports.read.title" />
      </Typography>
      <ReadAsFields readAs={chosen} onChange={setChosen} />
      <Box>
        <Button variant={state === 'planned' ? 'tertiary' : 'default'} loading={busy} onClick={() => void act('put', `/uploads/${id}`, chosen).then(onChanged)}>
          <FormattedMessage id={state === 'received' ? 'imports.received.look' : 'imports.read.again'} />
        </Button>
      </Box>
    </Flex>
  );
}
