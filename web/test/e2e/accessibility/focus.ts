import type { Page } from 'playwright-core';

/**
 * What is wrong where the focus is: no outline that stands out 3:1 from the ground it is drawn on, or something else on top.
 * `everywhere`: moves it to everything that can have it, one after the other.
 */
export const focusProblems = (page: Page, { everywhere = false } = {}): Promise<string[]> =>
  page.evaluate((all) => {
    const MINIMUM = 3;
    const { contrast, ground, name } = window.looks;

    function outlineProblem(element: Element): string | null {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset, position } = getComputedStyle(element);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return 'no outline';
      const inside = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth) <= 0;
      // What floats over the page has any ground behind it: its outline belongs on its own.
      if (!inside && (position === 'fixed' || position === 'absolute')) return 'the outline is drawn on whatever lies below';
      const below = ground(inside ? element : element.parentElement);
      const ratio = contrast(outlineColor, below);
      return ratio < MINIMUM ? `outline ${outlineColor} on ${below} is ${ratio.toFixed(2)}` : null;
    }
    function coverProblem(element: Element): string | null {
      const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      const points = boxes.flatMap(({ left, right, top, bottom }) => [left + 2, (left + right) / 2, right - 2].flatMap((x) => [top + 2, (top + bottom) / 2, bottom - 2].map((y) => ({ x, y }))));
      const visible = points.filter(({ x, y }) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
      if (visible.length === 0) return 'the window does not show it';
      const tops = visible.map(({ x, y }) => document.elementFromPoint(x, y));
      const cover = tops.find((top) => top && !element.contains(top) && !top.contains(element));
      return cover ? `covered by ${name(cover)}` : null;
    }

    const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const stops = all ? [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.tabIndex >= 0 && element.checkVisibility()) : [document.activeElement as HTMLElement];
    return stops.flatMap((element) => {
      if (all) element.focus({ focusVisible: true } as FocusOptions);
      const problem = outlineProblem(element) ?? coverProblem(element);
      return problem ? [`focus: ${problem}: ${name(element)}`] : [];
    });
  }, everywhere);
