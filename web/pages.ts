import { lazy, type ComponentType } from 'react';
import type { LayoutMessages } from './layout/messages/en.js';
import type { PageProps } from './page-props.js';

export interface Page {
  /** Its address; the service answers each of them (`src/pages/page-addresses.ts`). */
  readonly address: string;
  /** Its entry in the navigation; absent where it has none. */
  readonly label?: keyof LayoutMessages;
  /** Loaded when it is first looked at. */
  readonly view: ComponentType<PageProps>;
}

export const PAGES: readonly Page[] = [
  { address: '/', label: 'register', view: lazy(() => import('./pages/register/register-page.js')) },
  { address: '/products/:productId', view: lazy(() => import('./pages/product/product-page.js')) },
];
