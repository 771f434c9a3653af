// SPDX-License-Identifier: Apache-2.0
// Icons on a grid of 24, line 2, round ends. They never carry a meaning alone: a word stands
// beside, or the button has a label.

const drawings = {
  mark: 'M3 21h20M6 21v-7l5-4h4l5 4v7M13 10V6',
  sun: `M16 12a4 4 0 1 1-8 0a4 4 0 0 1 8 0zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2
    M5 19l2-2M17 7l2-2`,
  lamp: 'M20 14.5A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  felt: 'M3 20V12L9 7h6l6 5v8zM3 12h18M10 20v-5h4v5M12 7V4',
  people: `M11.500 8a3 3 0 1 1-6 0a3 3 0 0 1 6 0zM2.500 20c0-8 12-8 12 0M19.300 9.500
    a2.300 2.300 0 1 1-4.600 0a2.300 2.300 0 0 1 4.600 0zM16.500 14c3.500-.5 5 2 5 5`,
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM13.500 7.500l3 3',
  flag: 'M6 21V4l11 3.500L6 11',
  coins: `M19 7c0 1.700-3.100 3-7 3S5 8.700 5 7s3.100-3 7-3 7 1.300 7 3zM5 7v5
    c0 1.700 3.100 3 7 3s7-1.300 7-3V7M5 12v5c0 1.700 3.100 3 7 3s7-1.300 7-3v-5`,
  back: 'M8 5 3.500 9.500 8 14M4 9.500h10a5.500 5.500 0 0 1 0 11H8',
  cradle: `M3 9c0 6 4 8 9 8s9-2 9-8zM5 20c4 1.600 10 1.600 14 0M8 9a4 4 0 0 1 8 0M13.600 7.500
    a1.600 1.600 0 1 1-3.200 0a1.600 1.600 0 0 1 3.200 0z`,
  bed: 'M3 6v13M3 16h18v3M21 16v-3c0-1.700-1.300-3-3-3h-7v6M9 12a2 2 0 1 1-4 0a2 2 0 0 1 4 0z',
  stick: `M11 5a2 2 0 1 1-4 0a2 2 0 0 1 4 0zM9 8v6l-3 6M9 14l3 6M9 9.500l5 2.500M14 11
    c0-2 3-2 3 0v9`,
  family: `M3 11 12 4l9 7M10.300 13a1.800 1.800 0 1 1-3.600 0a1.800 1.800 0 0 1 3.600 0zM5.500 20
    c0-5 6-5 6 0M16.900 14.500a1.400 1.400 0 1 1-2.800 0a1.400 1.400 0 0 1 2.800 0z
    M13.200 20c0-4 4.600-4 4.600 0`,
  sheep: `M5 10
    c-.6-2 1.400-3.700 3.200-3 1-1.600 3.600-1.600 4.600 0 1.800-.8 4 .6 3.600 2.700 1.400.9 1.200 3.300-.5 3.900-.7 1.500-2.800 1.900-4 .9-1.200.9-3.200.8-4-.5
    C5.800 14.300 4 12.600 5 10zM16.500 9.500c1-1.500 3-1.600 4-.4
    l1 2.400-2.500.9-2.400-.6M8 15v4M14 15v4`,
  page: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7',
  close: 'M5 5l14 14M19 5 5 19',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  tick: 'M4 12.500 9.500 18 20 6.500',
  lock: `M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2zM8 11V8
    a4 4 0 0 1 8 0v3`,
  pin: `M12 21c5-6 7-8.500 7-12a7 7 0 0 0-14 0c0 3.500 2 6 7 12zM14.500 9
    a2.500 2.500 0 1 1-5 0a2.500 2.500 0 0 1 5 0z`,
  speech: 'M4 5h16v11h-9l-4 4v-4H4z',
  download: 'M12 4v11M7 10.500l5 5 5-5M4 19h16',
  snow: 'M12 3v18M4 7.500l16 9M20 7.500l-16 9',
  leaf: 'M5 19C5 9 10 5 20 4c0 10-4 15-13 14M5 21c1-5 4-8 8-10',
  woman: 'M15 6a3 3 0 1 1-6 0a3 3 0 0 1 6 0zM12 9.500 6.500 19h11zM10 19v3M14 19v3',
  man: 'M15 6a3 3 0 1 1-6 0a3 3 0 0 1 6 0zM8 11h8v6h-2v5h-4v-5H8z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  rain: `M7 15a4 4 0 0 1 .5-8 5 5 0 0 1 9.500 1.500A3.300 3.300 0 0 1 17 15zM8 18l-1 3M13 18
    l-1 3M17 18l-1 3`,
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 28 }: { name: IconName; size?: number }) {
  const box = name === 'mark' ? '0 0 26 26' : '0 0 24 24';
  return (
    <svg class="icon" width={size} height={size} viewBox={box} aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
