import { fieldMessages, type Messages } from '../../src/admin/messages';
import spanish from '../../src/admin/translations/es.json';
import french from '../../src/admin/translations/fr.json';

/** What a person reads on the buttons and the lists of the admin. */
interface Buttons {
  logIn: string;
  email: string;
  password: string;
  content: string;
  newEntry: string;
  listLanguage: string;
  entryLanguage: string;
  save: string;
  saved: string;
  publish: string;
  published: string;
  addComponent: RegExp;
}

interface Words extends Buttons {
  /** The name of a content type in the menu. */
  type(name: string): string;
  /** The label of a field of projects, or of what is inside a project's safety. */
  label(field: string): string;
  /** A choice of an enumeration. */
  value(name: string): string;
  /** What the pages of imports say, up to the first number in it. */
  imports(key: string): string;
}

const project = { uid: 'api::project.project', displayName: '', attributes: [] };
const safety = { uid: 'safety.profile', displayName: '', attributes: [] };

function withContent(messages: Messages, buttons: Buttons): Words {
  const known = (what: string, text: string | undefined): string => {
    if (!text) throw new Error(`The admin has no words for ${what}.`);
    return text;
  };
  return {
    ...buttons,
    type: (name) => known(name, messages.types[name]?.name),
    label: (field) => known(field, (fieldMessages(messages, project, field) ?? fieldMessages(messages, safety, field))?.label),
    value: (name) => known(name, messages.values[name]),
    imports: (key) => known(key, messages.imports[key]?.split(/\s*\{/)[0]),
  };
}

/** By the language of the admin. */
export const words: Readonly<Record<string, Words>> = {
  es: withContent(spanish, {
    logIn: 'Iniciar sesión',
    email: 'Correo electrónico',
    password: 'Contraseña',
    content: 'Contenido',
    newEntry: 'Crear nueva entrada',
    listLanguage: 'Elegir el idioma',
    entryLanguage: 'Idioma',
    save: 'Guardar',
    saved: 'Guardado',
    publish: 'Publicar',
    published: 'Publicado',
    addComponent: /Aún no hay entrada/,
  }),
  fr: withContent(french, {
    logIn: 'Se connecter',
    email: 'Email',
    password: 'Mot de passe',
    content: 'Contenu',
    newEntry: 'Créer une nouvelle entrée',
    listLanguage: 'Choisir la langue',
    entryLanguage: 'Langue',
    save: 'Enregistrer',
    saved: 'Enregistré',
    publish: 'Publier',
    published: 'Publié',
    addComponent: /Aucune entrée/,
  }),
};
