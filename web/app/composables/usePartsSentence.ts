import type { PartsInLanguage } from '#shared/language/notice';
import { toPartsSentence } from '#shared/language/parts-sentence';

/** Says in the reader's language which parts of an entry are in which other one. */
export function usePartsSentence(): (elsewhere: readonly PartsInLanguage[]) => string {
  const { locale, t } = useI18n();
  const { language, join } = useNames();
  const part = {
    title: t('language.part.title'),
    name: t('language.part.name'),
    summary: t('language.part.summary'),
    abstract: t('language.part.abstract'),
    description: t('language.part.description'),
    introduction: t('language.part.introduction'),
    belief: t('language.part.belief'),
    text: t('language.part.text'),
    place: t('language.part.place'),
    cost: t('language.part.cost'),
    questions: t('language.part.questions'),
    milestones: t('language.part.milestones'),
    sections: t('language.part.sections'),
  };
  return (elsewhere) =>
    toPartsSentence(elsewhere, {
      locale: locale.value,
      part,
      language,
      join,
      areIn: (names, count) => t('language.areIn', names, count),
      also: (statements) => t('language.also', statements),
      sentence: (text) => t('language.sentence', text),
    });
}
