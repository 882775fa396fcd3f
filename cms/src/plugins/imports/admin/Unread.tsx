import { Box, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';
import type { Upload } from '../shared/upload';

/** Why it is not known what a file would do. */
export function Unread({ upload: { state, problems, failure } }: { upload: Upload }) {
  return (
    <Box role="status">
      <Typography>{failure ?? <FormattedMessage id={`imports.${state}.about`} />}</Typography>
      <Box tag="ul" paddingTop={2}>
        {problems.map((problem) => (
          <li key={problem}>
            <Typography textColor="danger600">{problem}</Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}
