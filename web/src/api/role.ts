import { createContext, useContext } from "react";
import { mayUse, type Role } from "./accounts";

/** The role for which the pages were opened. It outlives the session: what is being typed stays when that ends. */
export const RoleOfPages = createContext<Role>("anybody");

/** Whether to offer what asks for at least this role: nobody is shown a form whose answer would be refused. */
export function useMay(least: Role): boolean {
  return mayUse(useContext(RoleOfPages), least);
}
