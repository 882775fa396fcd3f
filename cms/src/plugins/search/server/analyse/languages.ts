import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { ENGLISH_FORMS, type Forms, FRENCH_FORMS, SPANISH_FORMS } from './forms';

/** What is known of a language besides its letters. */
export interface LanguageRules {
  /** Snowball's algorithm for the language. Knows accents. */
  stem(word: string): string;
  /** Words that no rule stems rightly. */
  forms: Forms;
  /** Puts back the accents that decide how a word is stemmed, into a word without any. */
  accent(folded: string): string;
  /** Without accents. Not among them: words that are also what something is called, like the East (Spanish este, French est). */
  stopWords: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const asIs = (word: string): string => word;

/** The package takes a letter too many off: "protection" becomes "protec", and "protect" does not. */
const englishStem = (word: string): string => {
  const stem = english(word);
  const whole = /^(.+[st])ions?$/.exec(word)?.[1];
  return whole?.slice(0, -1) === stem ? whole : stem;
};

/** Snowball takes one ending at a time off: "mujeres" becomes "mujer", and "mujer" would become "muj". It does not know that "jueces" are several "juez". */
const spanishStem = (word: string): string => spanish(spanish(word.replace(/(?<=..)ces$/, 'z')));

/** Snowball leaves the s of "lois" and "emplois" where it is. */
const frenchStem = (word: string): string => french(word.replace(/(?<=..[^s])s$/, ''));

export const languageRules: Readonly<Record<string, LanguageRules>> = {
  en: {
    stem: englishStem,
    forms: ENGLISH_FORMS,
    accent: asIs,
    stopWords: words(`
      a about above after again against all also am an and any are as at be because been before being below between both but by can cannot could did do does doing down during
      each few for from further had has have having he her here hers herself him himself his how i if in into is it its itself let me more most my myself no nor not of off on
      once only or other ought our ours ourselves out over own same shall she should so some such than that the their theirs them themselves then there these they this those
      through to too under until up upon us very via was we were what when where whether which while who whom whose why will with within without would you your yours yourself`),
  },
  es: {
    stem: spanishStem,
    forms: SPANISH_FORMS,
    accent: (folded) => folded.replace(/([cs])ion$/, '$1ión'),
    stopWords: words(`
      a al algo algun alguna algunas alguno algunos ante aquel aquella aquellas aquello aquellos asi aun aunque bajo bien cada como con contra cual cuales cuando cuanto de del
      desde donde dos durante e el ella ellas ello ellos en entre era eran es esa esas ese eso esos esta estaba estan estas esto estos etc fue fueron ha hace hacia han hasta
      hay la las le les lo los mas me mi mientras muy nada ni no nos nosotras nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque
      pueda puedan puede pueden puedo podemos que quien quienes se sea sean segun ser si sin sobre son su sus tal tambien tan tanto te tiene tienen todo toda todas todos tras tu
      tus u un una unas uno unos usted ustedes y ya yo`),
  },
  fr: {
    stem: frenchStem,
    forms: FRENCH_FORMS,
    accent: (folded) => folded.replace(/ite(s?)$/, 'ité$1'),
    stopWords: words(`
      a afin ai ainsi alors apres as au aucun aucune aupres aussi autre autres aux avant avec avoir ayant c car ce ceci cela celle celles celui ces cet cette ceux chaque chez
      ci comme comment contre d dans de depuis des donc dont du durant elle elles en encore entre es et etaient etait etant ete etre eu eux fait faire font hors il ils j je
      jusqu l la le les leur leurs lors lorsque lui m ma mais me meme memes mes moi mon n ne ni nos notre nous on ont ou par parce parmi pas pendant peu peut peuvent plus pour
      pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera ses si son sont sous sur t ta tandis te tel telle tels tes toi ton tous tout toute toutes
      tres tu un une vers via voir vos votre vous y`),
  },
};
