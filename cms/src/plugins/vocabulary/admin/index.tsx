import { BulletList, Clock, Earth, PinMap } from '@strapi/icons';
import { fields, vocabularyOf, type FieldName } from '../shared/codes';

/** The part of Strapi's admin application that this plugin touches. */
interface AdminApp {
  customFields: { register(fields: object[]): void };
}

const icons = { country: PinMap, language: Earth, 'time-zone': Clock, lines: BulletList };

async function loadInput(name: FieldName) {
  if (name === 'lines') return import('./LinesInput');
  const { codeInput } = await import('./code-input');
  return { default: codeInput(vocabularyOf[name], fields[name].list) };
}

export default {
  register(app: AdminApp) {
    app.customFields.register(
      (Object.keys(fields) as FieldName[]).map((name) => ({
        name,
        pluginId: 'vocabulary',
        type: fields[name].type,
        icon: icons[name === 'lines' ? 'lines' : vocabularyOf[name]],
        intlLabel: { id: `vocabulary.${name}.label`, defaultMessage: name },
        intlDescription: { id: `vocabulary.${name}.description`, defaultMessage: name },
        components: { Input: () => loadInput(name) },
      })),
    );
  },
};
