import { Field, Textarea } from '@strapi/design-system';
import { forwardRef, useEffect, useState } from 'react';
import { linesToText, textToLines } from './lines';
import { listOf, type InputProps } from './input-props';

/** Several short texts, one a line. */
const LinesInput = forwardRef<HTMLTextAreaElement, InputProps<string[]>>(function LinesInput(
  { name, label, labelAction, hint, placeholder, required, disabled, error, value, onChange },
  ref,
) {
  const stored = linesToText(listOf(value));
  // What is typed may end in spaces or an empty line, which the stored list does not have.
  const [text, setText] = useState(stored);
  useEffect(() => setText((typed) => (linesToText(textToLines(typed)) === stored ? typed : stored)), [stored]);
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <Textarea
        ref={ref}
        rows={3}
        value={text}
        placeholder={placeholder}
        disabled={disabled}
        onChange={({ target }) => {
          setText(target.value);
          const lines = textToLines(target.value);
          onChange(name, lines.length > 0 ? lines : null);
        }}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});

export default LinesInput;
