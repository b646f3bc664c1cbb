const rooms = import.meta.glob<Record<string, string>>("./eu/*.json", { eager: true, import: "default" });

export default Object.assign({}, ...Object.values(rooms)) as Record<string, string>;
