import { Box, Flex, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';
import type { UploadState } from '../shared/upload';

const STEPS = ['upload', 'review', 'run', 'done'] as const;

const STEP_OF: Record<UploadState, (typeof STEPS)[number]> = {
  received: 'upload', planning: 'upload', refused: 'upload', planned: 'review', checking: 'run', running: 'run', stopped: 'run', failed: 'run', done: 'done',
};

/** Where an import stands on its way. */
export function Steps({ state }: { state: UploadState }) {
  return (
    <Flex tag="ol" gap={2} wrap="wrap">
      {STEPS.map((step, index) => {
        const current = STEP_OF[state] === step;
        return (
          <Box key={step} tag="li" aria-current={current ? 'step' : undefined} paddingTop={1} paddingBottom={1} paddingLeft={3} paddingRight={3} hasRadius background={current ? 'primary100' : 'neutral150'}>
            <Typography variant="pi" fontWeight={current ? 'bold' : undefined} textColor={current ? 'primary700' : 'neutral600'}>
              {index + 1}. <FormattedMessage id={`imports.step.${step}`} />
            </Typography>
          </Box>
        );
      })}
    </Flex>
  );
}
