import { BasisParameters } from '../../asking/index.js';
import { Size } from '../proof/parameters.js';

export class BundleParameters extends BasisParameters {
  @Size(1, {
    description: 'Size of an earlier checkpoint; a proof that the log only grew since comes along.',
  })
  since?: number;
}
