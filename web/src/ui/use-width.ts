import { useEffect, useRef, useState } from "react";

/** The width that there is, which the drawing follows, so that its texts keep their size on a phone. */
export function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    if (!place.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(Math.round(entry.contentRect.width), 120)));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return { place, width };
}
