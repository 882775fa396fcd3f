import { updateInPlace } from './in-place';
import { suggest } from './suggestions';

/** The script of the pages of search. Without it the same links and forms lead to the same pages. */
const input = document.querySelector<HTMLInputElement>('#q[data-suggest]');
if (input) suggest(input);
updateInPlace();
