import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/strapi/admin';
import { forwardRef, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { withholdable } from '../shared/withholdable';
import { CodeListInput } from './CodeListInput';
import type { InputProps } from './input-props';
import type { CodeNames } from './use-code-names';

/** The fields of the type whose form this is, in the order of its schema, by the labels they have in the form. */
function useFieldNames(): CodeNames {
  const { model, contentType } = useContentManagerContext();
  const { formatMessage } = useIntl();
  return useMemo(() => {
    const nameOf = (name: string) => formatMessage({ id: `content-manager.content-types.${model}.${name}`, defaultMessage: name });
    const options = withholdable(Object.keys(contentType?.attributes ?? {})).map((code) => ({ code, name: nameOf(code) }));
    return { options, nameOf };
  }, [model, contentType, formatMessage]);
}

/** Names of fields, chosen by their labels. */
const FieldNamesInput = forwardRef<HTMLInputElement, InputProps<string[]>>(function FieldNamesInput(props, ref) {
  return <CodeListInput {...props} kind="field-names" names={useFieldNames()} inputRef={ref} />;
});

export default FieldNamesInput;
