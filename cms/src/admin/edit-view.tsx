import { Flex, Tooltip } from '@strapi/design-system';
import { Information } from '@strapi/icons';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { descriptionId, fieldMessages, SHARED_ID, type Messages, type Model, type Models } from './messages';

interface EditField {
  name: string;
  hint?: ReactNode;
  labelAction?: ReactNode;
  type: string;
  attribute: { pluginOptions?: { i18n?: { localized?: boolean } } };
}

/** What the hook `mutate-edit-view-layout` hands round: only what is read or changed here. */
export interface EditView {
  layout: {
    layout: EditField[][][];
    components: Record<string, { layout: EditField[][] }>;
    settings: { displayName?: string };
    options: { i18n?: { localized?: boolean } };
  };
}

/** An attribute's description, and for a shared one that it counts for all languages. */
function Description({ id, shared }: { id: string; shared: boolean }) {
  return (
    <>
      <FormattedMessage id={id} />
      {shared && (
        <>
          {' '}
          <FormattedMessage id={SHARED_ID} />
        </>
      )}
    </>
  );
}

/** Strapi shows no description for components: it is put behind a sign beside the label. */
function describedBeside(field: EditField, description: ReactNode): EditField {
  return {
    ...field,
    labelAction: (
      <Flex tag="span" gap={1}>
        {field.labelAction}
        <Tooltip label={description}>
          <Information aria-hidden fill="neutral500" width="1.2rem" height="1.2rem" />
        </Tooltip>
      </Flex>
    ),
  };
}

/**
 * Shows every description in the admin's own language. Strapi stores descriptions in one language; the stored one is English
 * (startup/layouts.ts), so a text that is not ours was written by an administrator and stays.
 */
export function describeFields(english: Messages, models: Models) {
  const describe = (model: Model | undefined, localized: boolean) => (field: EditField) => {
    const ours = model && fieldMessages(english, model, field.name)?.description;
    if (!model || !ours || (field.hint && field.hint !== ours)) return field;
    const shared = localized && field.attribute.pluginOptions?.i18n?.localized !== true;
    const hint = <Description id={descriptionId(model.uid, field.name)} shared={shared} />;
    return field.type === 'component' ? describedBeside(field, hint) : { ...field, hint };
  };
  return ({ layout }: EditView): EditView => {
    const type = models.types.find(({ displayName }) => displayName === layout.settings.displayName);
    const localized = layout.options.i18n?.localized === true;
    const components = Object.entries(layout.components).map(([uid, component]) => {
      const model = models.components.find((candidate) => candidate.uid === uid);
      return [uid, { ...component, layout: component.layout.map((row) => row.map(describe(model, false))) }] as const;
    });
    return {
      layout: {
        ...layout,
        layout: layout.layout.map((panel) => panel.map((row) => row.map(describe(type, localized)))),
        components: Object.fromEntries(components),
      },
    };
  };
}
