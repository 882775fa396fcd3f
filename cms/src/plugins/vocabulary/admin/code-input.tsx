import { forwardRef } from 'react';
import type { Vocabulary } from '../shared/codes';
import { CodeInput } from './CodeInput';
import { CodeListInput } from './CodeListInput';
import type { InputProps } from './input-props';
import { useCodeNames } from './use-code-names';

/** The input of one custom field: a single code or a list of codes of one vocabulary. */
export function codeInput(vocabulary: Vocabulary, list: boolean) {
  if (list) {
    return forwardRef<HTMLInputElement, InputProps<string[]>>((props, ref) => (
      <CodeListInput {...props} kind={vocabulary} names={useCodeNames(vocabulary)} inputRef={ref} />
    ));
  }
  return forwardRef<HTMLInputElement, InputProps<string>>((props, ref) => <CodeInput {...props} vocabulary={vocabulary} inputRef={ref} />);
}
