import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { type FormEvent, useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { defaultLocale, locales } from '../../../../config/locales';
import type { ReadAs, Upload } from '../shared/upload';
import { ReadAsFields } from './ReadAsFields';
import { useAction } from './use-server';

/** Takes a file, and leads to what it would do. */
export function UploadForm() {
  const { locale } = useIntl();
  const navigate = useNavigate();
  const { act, busy } = useAction();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [readAs, setReadAs] = useState<ReadAs>({ language: locales.find(({ code }) => code === locale)?.code ?? defaultLocale });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const form = new FormData();
    for (const [name, value] of Object.entries(readAs)) if (value) form.append(name, value);
    const [file] = input.current?.files ?? [];
    if (file) form.append('files', file, file.name);
    const upload = await act<Upload>('post', '/uploads', form);
    if (upload) navigate(`uploads/${upload.id}`);
  };
  return (
    <Box tag="form" onSubmit={send} background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="beta">
          <FormattedMessage id="imports.new.title" />
        </Typography>
        <Field.Root id={id}>
          <Field.Label>
            <FormattedMessage id="imports.new.file" />
          </Field.Label>
          <input ref={input} id={id} type="file" required aria-describedby={`${id}-hint`} accept=".csv,.tsv,.tab,.jsonl,.ndjson,.json,.ris,.bib,.bibtex,.rdf,.txt" style={{ fontSize: '1.4rem' }} />
          <Typography id={`${id}-hint`} variant="pi" textColor="neutral600">
            <FormattedMessage id="imports.new.hint" />
          </Typography>
        </Field.Root>
        <ReadAsFields readAs={readAs} onChange={setReadAs} />
        <Box>
          <Button type="submit" loading={busy}>
            <FormattedMessage id="imports.new.send" />
          </Button>
        </Box>
      </Flex>
    </Box>
  );
}
