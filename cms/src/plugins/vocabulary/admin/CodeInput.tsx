import { Field } from '@strapi/design-system';
import type { Ref } from 'react';
import type { Vocabulary } from '../shared/codes';
import { CodeCombobox } from './CodeCombobox';
import type { InputProps } from './input-props';
import { useCodeNames } from './use-code-names';

interface Props extends InputProps<string> {
  vocabulary: Vocabulary;
  inputRef: Ref<HTMLInputElement>;
}

/** One code of a vocabulary. */
export function CodeInput({ vocabulary, inputRef, name, label, labelAction, hint, required, disabled, error, value, onChange }: Props) {
  const { options, nameOf } = useCodeNames(vocabulary);
  const chosen = value ? { code: value, name: nameOf(value) } : undefined;
  // A stored code that is not offered (an alias, a regional form) stays visible and chosen.
  const offered = chosen && !options.some(({ code }) => code === chosen.code) ? [chosen, ...options] : options;
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <CodeCombobox
        kind={vocabulary}
        options={offered}
        chosen={chosen}
        disabled={disabled}
        inputRef={inputRef}
        onChoose={(code) => onChange(name, code)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
