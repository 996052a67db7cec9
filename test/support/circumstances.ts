import { Circumstances } from '../../apps/connector/src/http/input/circumstances.js';
import { Clock } from '#platform';
import { testConfig } from './platform.js';

/** For rules that no test is about: the clock is the machine's, and there is no database behind the configuration. */
export const circumstances = new Circumstances(testConfig('postgres://unused'), new Clock());
