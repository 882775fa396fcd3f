import { Field, TextInput } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

interface Props {
  name: string;
  label: string;
  labelAction?: ReactNode;
  hint?: ReactNode;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
}

/** A whole number as it was typed. Strapi's own input groups digits, and shows the year 2022 as 2,022. No number here is negative. */
export function IntegerInput({ name, label, labelAction, hint, placeholder, required, disabled }: Props) {
  const { value, error, onChange } = useField<number | null>(name);
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        inputMode="numeric"
        value={value ?? ''}
        placeholder={placeholder}
        disabled={disabled}
        onChange={({ target }) => {
          const digits = target.value.replace(/\D/g, '');
          onChange(name, digits === '' ? null : Number(digits));
        }}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
