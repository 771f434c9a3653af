// SPDX-License-Identifier: Apache-2.0
// The soum around its centre, in kilometres. No tiles, no network: rings, north up, a pin to tap.

import { useRef, useState } from 'preact/hooks';
import { Button, Icon, useWords } from './shell';

export interface Place {
  lat_e5: number;
  lon_e5: number;
}

export interface CentreOf {
  lat: number;
  lon: number;
}

const kmPerDegree = 111.2;
const reaches = [5, 10, 20, 40, 80];
const half = 100;
const arrows: Record<string, [number, number]> = {
  ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
};

function kmPerLon(centre: CentreOf): number {
  return kmPerDegree * Math.cos((centre.lat * Math.PI) / 180);
}

export function kmFrom(centre: CentreOf, { lat_e5, lon_e5 }: Place): [number, number] {
  const east = (lon_e5 / 1e5 - centre.lon) * kmPerLon(centre);
  return [east, (lat_e5 / 1e5 - centre.lat) * kmPerDegree];
}

export function distance(centre: CentreOf, place: Place): number {
  return Math.hypot(...kmFrom(centre, place));
}

function placeAt(centre: CentreOf, east: number, north: number): Place {
  return {
    lat_e5: Math.round((centre.lat + north / kmPerDegree) * 1e5),
    lon_e5: Math.round((centre.lon + east / kmPerLon(centre)) * 1e5),
  };
}

/** A round figure for a distance: tenths below ten kilometres, whole ones beyond. */
export function roundKm(km: number): string {
  return km < 10 ? (Math.round(km * 10) / 10).toString() : Math.round(km).toString();
}

interface MapProps {
  centre: CentreOf;
  name: string;
  pin: Place | undefined;
  put?: (place: Place) => void;
}

export function SoumMap({ centre, name, pin, put }: MapProps) {
  const { t } = useWords();
  const far = pin ? distance(centre, pin) : 0;
  const [step, setStep] = useState(() => Math.max(2, reaches.findIndex((km) => km >= far)));
  const reach = far > 80 ? Math.ceil(far / 40) * 40 : reaches[step] ?? 80;
  const svg = useRef<SVGSVGElement>(null);
  const scale = half / (reach * 1.15);
  const dragging = useRef(false);

  const move = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (!box || !put) return;
    const x = ((event.clientX - box.left) / box.width) * 2 * half - half;
    const y = ((event.clientY - box.top) / box.height) * 2 * half - half;
    put(placeAt(centre, x / scale, -y / scale));
  };
  const [east, north] = pin ? kmFrom(centre, pin) : [0, 0];
  const nudge = (event: KeyboardEvent): void => {
    const step = reach / 20;
    const by = arrows[event.key];
    if (!by || !put) return;
    event.preventDefault();
    put(placeAt(centre, east + by[0] * step, north + by[1] * step));
  };
  const words = pin
    ? t('household.from_centre', { km: roundKm(far) })
    : t('household.no_pin');

  return (
    <div class="v-map">
      <svg
        ref={svg}
        viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
        role={put ? 'application' : 'img'}
        aria-label={`${t('household.map')}. ${words}`}
        tabindex={put ? 0 : undefined}
        class={put ? 'v-map-tap' : undefined}
        onPointerDown={(event) => {
          if (!put) return;
          dragging.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          move(event);
        }}
        onPointerMove={(event) => dragging.current && move(event)}
        onPointerUp={() => (dragging.current = false)}
        onPointerCancel={() => (dragging.current = false)}
        onKeyDown={nudge}
      >
        <Rings reach={reach} scale={scale} />
        <path class="v-map-centre" d="M-4 3.500V0L0 -4.500L4 0V3.500Z" />
        <text class="v-map-name" x="0" y="11" text-anchor="middle">{name}</text>
        {pin && <Pin x={east * scale} y={-north * scale} />}
      </svg>
      <p class="v-quiet">{put && !pin ? t('household.map_hint') : words}</p>
      {put && <Tools put={put} step={step} setStep={setStep} />}
    </div>
  );
}

function Pin({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} class="v-map-pin">
      <path d="M0 0C5 -6 7 -8.500 7 -12a7 7 0 0 0 -14 0C-7 -8.500 -5 -6 0 0Z" />
      <circle cx="0" cy="-12" r="2.600" />
    </g>
  );
}

function Tools({ put, step, setStep }: {
  put: (place: Place) => void;
  step: number;
  setStep: (step: number) => void;
}) {
  const { t } = useWords();
  return (
    <div class="v-row">
      <PositionButton put={put} />
      <Button
        label={t('household.map_nearer')}
        disabled={step <= 0}
        onClick={() => setStep(step - 1)}
      ><Icon name="plus" /></Button>
      <Button
        label={t('household.map_farther')}
        disabled={step >= reaches.length - 1}
        onClick={() => setStep(step + 1)}
      ><Icon name="minus" /></Button>
    </div>
  );
}

function Rings({ reach, scale }: { reach: number; scale: number }) {
  const { t } = useWords();
  return (
    <g aria-hidden="true">
      {[0.25, 0.5, 1].map((share) => (
        <g key={share}>
          <circle class="v-map-ring" r={reach * share * scale} />
          <text class="v-map-km" x="2" y={-reach * share * scale - 1.5}>
            {t('household.km', { km: roundKm(reach * share) })}
          </text>
        </g>
      ))}
      <path class="v-map-ring" d={`M0 ${-half}V${half}M${-half} 0H${half}`} />
    </g>
  );
}

/** The phone's own position, if it gives one; else the map stays to be tapped. */
export function PositionButton({ put }: { put: (place: Place) => void }) {
  const { t } = useWords();
  const [state, set] = useState<'ready' | 'asking' | 'failed'>('ready');
  const ask = (): void => {
    if (!('geolocation' in navigator)) return set('failed');
    set('asking');
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      put({
        lat_e5: Math.round(coords.latitude * 1e5),
        lon_e5: Math.round(coords.longitude * 1e5),
      });
      set('ready');
    }, () => set('failed'), { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 });
  };
  return (
    <div class="v-grow">
      <Button wide onClick={ask} disabled={state === 'asking'}>
        <Icon name="pin" />{t('household.use_position')}
      </Button>
      <p class="v-quiet" aria-live="polite">
        {state === 'asking' && t('household.position_wait')}
        {state === 'failed' && t('household.position_failed')}
      </p>
    </div>
  );
}
