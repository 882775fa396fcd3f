import { Td, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  /** Takes long texts, in several lines. */
  wide?: boolean;
  children: ReactNode;
}

/** A cell of a table, in the size of the text around it. */
export function Cell({ wide = false, children }: Props) {
  return (
    <Td style={wide ? { whiteSpace: 'normal', minWidth: '14rem', maxWidth: '40rem', overflowWrap: 'anywhere' } : {}}>
      <Typography tag="div">{children}</Typography>
    </Td>
  );
}
