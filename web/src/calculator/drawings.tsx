// SPDX-License-Identifier: Apache-2.0
// The marks the pictures are made of, defined once in the page.

export function Drawings() {
  return (
    <svg class="drawings" width="0" height="0" aria-hidden="true">
      <defs>
        <symbol id="sheep" viewBox="0 0 20 15" overflow="visible">
          <path
            d="M4.600 9v5.700M7 10v4.700M11 10v4.700M13.200 9v5.700"
            stroke="var(--ink)"
            stroke-width="1.5"
            stroke-linecap="round"
            fill="none"
          />
          <path
            fill="currentColor"
            d="M1.900 7.200C.9 5 2.300 2.900 4.400 3 5.200 1 7.700.7 9 1.900
              c1.500-1.200 4-.7 4.700 1.200 2 .3 2.900 2.600 1.800 4.200.2 2.200-1.700 3.700-3.700 3.300-1.600 1.200-3.700 1.200-5 .1-2 .7-4-.5-4.300-2.300
              z"
          />
          <path
            fill="var(--ink)"
            d="M13.800 4.300c.5-1.500 2.200-2.200 3.500-1.500l1.300-.6-.2 1.400 1.400 2.200
              c.2 1.100-1 1.800-2.100 1.400l-1.800-.3c-1 .9-2.500-.9-2.100-2.600z"
          />
        </symbol>
        <symbol id="coin-paid" viewBox="0 0 20 15" overflow="visible">
          <circle
            cx="10"
            cy="7.7"
            r="5.9"
            fill="var(--card)"
            stroke="currentColor"
            stroke-width="2"
          />
          <path d="M10 4.500v6.400" stroke="currentColor" stroke-width="1.8" />
        </symbol>
        <symbol id="coin-received" viewBox="0 0 20 15" overflow="visible">
          <circle cx="10" cy="7.7" r="6.8" fill="currentColor" />
          <path d="M10 4.500v6.400" stroke="var(--on-get)" stroke-width="1.8" />
        </symbol>
        <pattern
          id="hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V5" stroke="var(--ground)" stroke-width="2.2" />
        </pattern>
      </defs>
    </svg>
  );
}

/** The width of a text, as far as one can know it before it is drawn. */
export function widthOf(text: string, size: number, bold = false): number {
  let width = 0;
  for (const letter of text) {
    if (/[0-9]/.test(letter)) width += 0.572;
    else if (/[\s.,·]/.test(letter)) width += 0.27;
    else if (/[шщжмюыфЖМШЩЮmw]/.test(letter)) width += 0.86;
    else width += 0.585;
  }
  return width * size * (bold ? 1.05 : 1);
}
