import { Field, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { Ref } from 'react';
import { useIntl } from 'react-intl';
import { CodeCombobox } from './CodeCombobox';
import { listOf, type InputProps } from './input-props';
import type { CodeNames } from './use-code-names';

interface Props extends InputProps<string[]> {
  kind: string;
  names: CodeNames;
  inputRef: Ref<HTMLInputElement>;
}

/** Several codes: a box that adds one, and the chosen ones as tags that can be removed. */
export function CodeListInput({ kind, names, inputRef, name, label, labelAction, hint, required, disabled, error, value, onChange }: Props) {
  const { formatMessage } = useIntl();
  const { options, nameOf } = names;
  const chosen = listOf(value);
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <CodeCombobox
        kind={kind}
        options={options.filter(({ code }) => !chosen.includes(code))}
        chosen={undefined}
        disabled={disabled}
        inputRef={inputRef}
        onChoose={(code) => code && onChange(name, [...chosen, code])}
      />
      {chosen.length > 0 && (
        <Flex gap={1} wrap="wrap">
          {chosen.map((code) => (
            <Tag
              key={code}
              icon={<Cross aria-hidden />}
              disabled={disabled}
              label={formatMessage({ id: 'vocabulary.remove' }, { name: nameOf(code) })}
              onClick={() => onChange(name, chosen.filter((other) => other !== code))}
            >
              {nameOf(code)}
            </Tag>
          ))}
        </Flex>
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
