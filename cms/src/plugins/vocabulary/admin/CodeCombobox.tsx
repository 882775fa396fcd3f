import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useEffect, useState, type Ref } from 'react';
import { useIntl } from 'react-intl';
import type { NamedCode } from './use-code-names';

interface Props {
  /** What a person is asked to type: `country`, `field-names`. */
  kind: string;
  options: readonly NamedCode[];
  /** The chosen code; empty in a box that only adds to a list. */
  chosen: NamedCode | undefined;
  disabled?: boolean;
  inputRef: Ref<HTMLInputElement>;
  onChoose(code: string | null): void;
}

/** A box that finds a code by a part of its name, with or without accents. */
export function CodeCombobox({ kind, options, chosen, disabled, inputRef, onChoose }: Props) {
  const { formatMessage } = useIntl();
  const chosenName = chosen?.name ?? '';
  const [text, setText] = useState(chosenName);
  // The value or the admin's language changed from outside, or a list took the code that was chosen here.
  useEffect(() => setText(chosenName), [chosenName, options.length]);
  return (
    <Combobox
      ref={inputRef}
      value={chosen?.code ?? ''}
      textValue={text}
      disabled={disabled}
      autocomplete={{ type: 'list', filter: 'contains' }}
      placeholder={formatMessage({ id: `vocabulary.${kind}.placeholder` })}
      noOptionsMessage={() => formatMessage({ id: 'vocabulary.none' })}
      clearLabel={formatMessage({ id: 'vocabulary.clear' })}
      onTextValueChange={(typed) => setText(typed ?? '')}
      onChange={(code) => {
        if (code) onChoose(code);
        else if (chosen) onChoose(null);
      }}
      onClear={() => onChoose(null)}
    >
      {options.map(({ code, name }) => (
        <ComboboxOption key={code} value={code} textValue={name}>
          {name}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
