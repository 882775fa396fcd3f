import { BulletList, Clock, Earth, EyeStriked, PinMap } from '@strapi/icons';
import { fields, vocabularyOf, type FieldName } from '../shared/codes';

/** The part of Strapi's admin application that this plugin touches. */
interface AdminApp {
  customFields: { register(fields: object[]): void };
}

const icons = { country: PinMap, language: Earth, 'time-zone': Clock };

async function loadInput(name: FieldName) {
  const vocabulary = vocabularyOf[name];
  if (!vocabulary) return name === 'lines' ? import('./LinesInput') : import('./FieldNamesInput');
  const { codeInput } = await import('./code-input');
  return { default: codeInput(vocabulary, fields[name].list) };
}

function iconOf(name: FieldName) {
  const vocabulary = vocabularyOf[name];
  if (vocabulary) return icons[vocabulary];
  return name === 'lines' ? BulletList : EyeStriked;
}

export default {
  register(app: AdminApp) {
    app.customFields.register(
      (Object.keys(fields) as FieldName[]).map((name) => ({
        name,
        pluginId: 'vocabulary',
        type: fields[name].type,
        icon: iconOf(name),
        intlLabel: { id: `vocabulary.${name}.label`, defaultMessage: name },
        intlDescription: { id: `vocabulary.${name}.description`, defaultMessage: name },
        components: { Input: () => loadInput(name) },
      })),
    );
  },
};
