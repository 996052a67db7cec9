import { Fragment, type ReactElement } from 'react';

/** An address or a web site, which may go on in the next line where a reader would expect it. */
export function Breakable({ children }: { children: string }): ReactElement {
  return (
    <>
      {children.split(/(?<=[@./:_?=-])/).map((part, index) => (
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </>
  );
}
