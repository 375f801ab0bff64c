package stockaxon.balance;

import org.springframework.data.jpa.repository.JpaRepository;

/** The balances of lines. */
interface LineBalances extends JpaRepository<LineBalance, String> {}
