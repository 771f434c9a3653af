// SPDX-License-Identifier: Apache-2.0
// The app: one screen at a time.

import { Component, type ComponentChildren, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from './controls';
import { type Route, type ScreenProps, usePlace } from './routes';
import { loadRest, useText } from './text';
import { keepEverything } from './updates';
import { Waiting } from './waiting';

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
    if (route.works) keepEverything();
    return () => {
      wanted = false;
    };
  }, [route]);
  if (route.screen) return { route, screen: route.screen };
  return loaded?.route === route ? loaded : undefined;
}

/** A mistake in one screen is told and reported; any other address opens. */
class Caught extends Component<
  { address: string; children: ComponentChildren }, { at?: string }
> {
  override componentDidCatch(error: unknown): void {
    this.setState({ at: this.props.address });
    reportError(error);
  }

  override render() {
    const { address, children } = this.props;
    return this.state.at === address ? <NotHere says="app.went_wrong" /> : children;
  }
}

function NotHere({ says }: { says: string }) {
  const t = useText();
  return (
    <Waiting says={says} failed>
      <Button onClick={() => location.reload()}>{t('app.try_again')}</Button>
    </Waiting>
  );
}

export function App() {
  const { route, path } = usePlace();
  const loaded = useScreen(route);
  if (!loaded) return <Waiting says="app.loading" />;
  if ('failed' in loaded) return <NotHere says="app.screen_not_here" />;
  return <Caught address={`${route.name}${path}`}><loaded.screen path={path} /></Caught>;
}
