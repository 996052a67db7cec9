import type { ReactElement } from 'react';
import { Icon, type IconProps } from './icon.js';

/** Outlines of Tabler Icons 3.52 (MIT, https://tabler.io/icons): these few, since the package holds ninety megabytes. */
export const OverviewIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M5 4h4a1 1 0 0 1 1 1v6a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-6a1 1 0 0 1 1 -1M5 16h4a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1M15 12h4a1 1 0 0 1 1 1v6a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-6a1 1 0 0 1 1 -1M15 4h4a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1"
  />
);
export const ConnectionIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M7 12l5 5l-1.5 1.5a3.536 3.536 0 1 1 -5 -5l1.5 -1.5M17 12l-5 -5l1.5 -1.5a3.536 3.536 0 1 1 5 5l-1.5 1.5M3 21l2.5 -2.5M18.5 5.5l2.5 -2.5M10 11l-2 2M13 14l-2 2"
  />
);
export const FieldsIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M21 7l-18 0M18 10l3 -3l-3 -3M6 20l-3 -3l3 -3M3 17l18 0" />
);
export const StagesIcon = (props: IconProps): ReactElement => <Icon {...props} d="M22 5h-5v5h-5v5h-5v5h-5" />;
export const SyncsIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M20 11a8.1 8.1 0 0 0 -15.5 -2m-.5 -4v4h4M4 13a8.1 8.1 0 0 0 15.5 2m.5 4v-4h-4" />
);
export const WarningIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M12 9v4M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0M12 16h.01"
  />
);
export const RecordingIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M9 5a3 3 0 0 1 3 -3a3 3 0 0 1 3 3v5a3 3 0 0 1 -3 3a3 3 0 0 1 -3 -3l0 -5M5 10a7 7 0 0 0 14 0M8 21l8 0M12 17l0 4"
  />
);
export const AccountIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M3 21l18 0M9 8l1 0M9 12l1 0M9 16l1 0M14 8l1 0M14 12l1 0M14 16l1 0M5 21v-16a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v16"
  />
);
export const OpportunityIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M7 12a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0"
  />
);
export const PersonIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0M6 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2" />
);
export const SignOutIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M14 8v-2a2 2 0 0 0 -2 -2h-7a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h7a2 2 0 0 0 2 -2v-2M9 12h12l-3 -3M18 15l3 -3"
  />
);
export const SearchIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M21 21l-6 -6" />
);
export const CheckIcon = (props: IconProps): ReactElement => <Icon {...props} d="M5 12l5 5l10 -10" />;
export const CloseIcon = (props: IconProps): ReactElement => <Icon {...props} d="M18 6l-12 12M6 6l12 12" />;
export const ChevronDownIcon = (props: IconProps): ReactElement => <Icon {...props} d="M6 9l6 6l6 -6" />;
export const UpIcon = (props: IconProps): ReactElement => <Icon {...props} d="M6 15l6 -6l6 6" />;
export const ArrowRightIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M5 12l14 0M13 18l6 -6M13 6l6 6" />
);
export const ExternalIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M12 6h-6a2 2 0 0 0 -2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-6M11 13l9 -9M15 4h5v5" />
);
export const CopyIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M7 9.667a2.667 2.667 0 0 1 2.667 -2.667h8.666a2.667 2.667 0 0 1 2.667 2.667v8.666a2.667 2.667 0 0 1 -2.667 2.667h-8.666a2.667 2.667 0 0 1 -2.667 -2.667l0 -8.666M4.012 16.737a2.005 2.005 0 0 1 -1.012 -1.737v-10c0 -1.1 .9 -2 2 -2h10c.75 0 1.158 .385 1.5 1"
  />
);
export const MoonIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M12 3c.132 0 .263 0 .393 0a7.5 7.5 0 0 0 7.92 12.446a9 9 0 1 1 -8.313 -12.454l0 .008" />
);
export const SunIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M3 12h1m8 -9v1m8 8h1m-9 8v1m-6.4 -15.4l.7 .7m12.1 -.7l-.7 .7m0 11.4l.7 .7m-12.1 -.7l-.7 .7"
  />
);
export const MenuIcon = (props: IconProps): ReactElement => <Icon {...props} d="M4 6l16 0M4 12l16 0M4 18l16 0" />;
export const TrashIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M4 7l16 0M10 11l0 6M14 11l0 6M5 7l1 12a2 2 0 0 0 2 2h8a2 2 0 0 0 2 -2l1 -12M9 7v-3a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1v3"
  />
);
export const OkIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M9 12l2 2l4 -4" />
);
export const PhoneIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a16 16 0 0 1 -15 -15a2 2 0 0 1 2 -2"
  />
);
export const VideoIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M15 10l4.553 -2.276a1 1 0 0 1 1.447 .894v6.764a1 1 0 0 1 -1.447 .894l-4.553 -2.276v-4M3 8a2 2 0 0 1 2 -2h8a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-8a2 2 0 0 1 -2 -2l0 -8"
  />
);
export const EmptyIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M8.56 3.69a9 9 0 0 0 -2.92 1.95M3.69 8.56a9 9 0 0 0 -.69 3.44M3.69 15.44a9 9 0 0 0 1.95 2.92M8.56 20.31a9 9 0 0 0 3.44 .69M15.44 20.31a9 9 0 0 0 2.92 -1.95M20.31 15.44a9 9 0 0 0 .69 -3.44M20.31 8.56a9 9 0 0 0 -1.95 -2.92M15.44 3.69a9 9 0 0 0 -3.44 -.69"
  />
);
export const LockIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M5 13a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-6M11 16a1 1 0 1 0 2 0a1 1 0 0 0 -2 0M8 11v-4a4 4 0 1 1 8 0v4"
  />
);
export const ErrorIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 8v4M12 16h.01" />
);
export const InfoIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 9h.01M11 12h1v4h1" />
);
export const SettingsIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M14 6a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M4 6h10M18 6h2M6 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M4 12h2M10 12h10M15 18a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M4 18h11M19 18h1"
  />
);
export const UsersIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M3 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2M16 3.13a4 4 0 0 1 0 7.75M21 21v-2a4 4 0 0 0 -3 -3.85"
  />
);
export const KeyIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M16.555 3.843l3.602 3.602a2.877 2.877 0 0 1 0 4.069l-2.643 2.643a2.877 2.877 0 0 1 -4.069 0l-.301 -.301l-6.558 6.558a2 2 0 0 1 -1.239 .578l-.175 .008h-1.172a1 1 0 0 1 -.993 -.883l-.007 -.117v-1.172a2 2 0 0 1 .467 -1.284l.119 -.13l.414 -.414h2v-2h2v-2l2.144 -2.144l-.301 -.301a2.877 2.877 0 0 1 0 -4.069l2.643 -2.643a2.877 2.877 0 0 1 4.069 0M15 9h.01"
  />
);
export const WebhookIcon = (props: IconProps): ReactElement => (
  <Icon
    {...props}
    d="M4.876 13.61a4 4 0 1 0 6.124 3.39h6M15.066 20.502a4 4 0 1 0 1.934 -7.502c-.706 0 -1.424 .179 -2 .5l-3 -5.5M16 8a4 4 0 1 0 -8 0c0 1.506 .77 2.818 2 3.5l-3 5.5"
  />
);
export const AuditIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M12 8v4l2 2M3.05 11a9 9 0 1 1 .5 4m-.5 5v-5h5" />
);
export const ParityIcon = (props: IconProps): ReactElement => <Icon {...props} d="M5 10h14M5 14h14" />;
export const GripIcon = (props: IconProps): ReactElement => (
  <Icon {...props} d="M9 5h.01M9 12h.01M9 19h.01M15 5h.01M15 12h.01M15 19h.01" />
);
