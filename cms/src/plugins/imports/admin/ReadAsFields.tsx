import { Grid } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { locales } from '../../../../config/locales';
import { ENCODINGS, FORMATS, type ReadAs } from '../shared/upload';
import { Choose } from './Choose';

/** Nothing chosen: Strapi's select knows no empty value. */
const DETECT = 'detect';

const FORMAT_NAMES: Record<(typeof FORMATS)[number], string> = {
  csv: 'CSV', jsonl: 'JSON Lines', ris: 'RIS', bibtex: 'BibTeX', 'csl-json': 'CSL-JSON', 'zotero-json': 'Zotero JSON', 'zotero-rdf': 'Zotero RDF',
};
const ENCODING_NAMES: Record<(typeof ENCODINGS)[number], string> = {
  'utf-8': 'UTF-8', latin1: 'Latin-1 (ISO 8859-1)', 'windows-1252': 'Windows-1252', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE',
};

interface Props {
  readAs: ReadAs;
  onChange(readAs: ReadAs): void;
}

/** How a file shall be read. */
export function ReadAsFields({ readAs, onChange }: Props) {
  const { formatMessage } = useIntl();
  const detect = [DETECT, formatMessage({ id: 'imports.read.detect' })] as const;
  const chosen = <Value extends string>(value: string) => (value === DETECT ? undefined : (value as Value));
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
        <Choose label={formatMessage({ id: 'imports.new.language' })} value={readAs.language} options={locales.map(({ code, name }) => [code, name])} onChange={(language) => onChange({ ...readAs, language })} />
      </Grid.Item>
      <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
        <Choose label={formatMessage({ id: 'imports.read.encoding' })} value={readAs.encoding ?? DETECT} options={[detect, ...ENCODINGS.map((name) => [name, ENCODING_NAMES[name]] as const)]} onChange={(value) => onChange({ ...readAs, encoding: chosen(value) })} />
      </Grid.Item>
      <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
        <Choose label={formatMessage({ id: 'imports.read.format' })} value={readAs.format ?? DETECT} options={[detect, ...FORMATS.map((name) => [name, FORMAT_NAMES[name]] as const)]} onChange={(value) => onChange({ ...readAs, format: chosen(value) })} />
      </Grid.Item>
    </Grid.Root>
  );
}
