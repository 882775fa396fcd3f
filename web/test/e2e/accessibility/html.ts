import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // VoiceOver on Safari says nothing of a list without bullets unless its role is written.
    'no-redundant-role': 'off',
    // Titles of works are as long as their authors made them.
    'long-title': 'off',
    // Several values of one name are what checkboxes are for.
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
    // HTML forbids nothing but spaces; `__nuxt` is Nuxt’s own.
    'valid-id': ['error', { relaxed: true }],
  },
});

/** What html-validate finds wrong in a document. */
export async function htmlErrors(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column, selector }) => `html ${ruleId}: ${message} ${selector ?? ''} ${line}:${column}`));
}
