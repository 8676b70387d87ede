/** What the server said no to, above what was typed. */
export const Problem = ({ text }: { text: string }) =>
  text ? (
    <p role="alert" className="c-problem">
      {text}
    </p>
  ) : null;
