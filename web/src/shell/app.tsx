// SPDX-License-Identifier: Apache-2.0
// The app: one screen at a time.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Bar } from './bar';
import { Button } from './controls';
import { type Route, type ScreenProps, usePlace } from './routes';
import { loadRest, useText } from './text';
import { keepEverything } from './updates';

type Loaded = { route: Route; screen: ComponentType<ScreenProps> } | { route: Route; failed: true };

function useScreen(route: Route): Loaded | undefined {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    if (route.screen || !route.lazy) return undefined;
    let wanted = true;
    Promise.all([route.lazy(), loadRest()]).then(
      ([module]) => wanted && setLoaded({ route, screen: module.default }),
      () => wanted && setLoaded({ route, failed: true }),
    );
    keepEverything();
    return () => {
      wanted = false;
    };
  }, [route]);
  if (route.screen) return { route, screen: route.screen };
  return loaded?.route === route ? loaded : undefined;
}

export function App() {
  const t = useText();
  const { route, path } = usePlace();
  const loaded = useScreen(route);
  if (loaded && 'screen' in loaded) return <loaded.screen path={path} />;
  return (
    <>
      <Bar />
      <main class="waiting" aria-busy={!loaded}>
        {loaded ? (
          <>
            <p>{t('app.screen_not_here')}</p>
            <Button onClick={() => location.reload()}>{t('app.try_again')}</Button>
          </>
        ) : (
          <p>{t('app.loading')}</p>
        )}
      </main>
    </>
  );
}
