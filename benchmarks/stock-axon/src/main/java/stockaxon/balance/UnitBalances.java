package stockaxon.balance;

import org.springframework.data.jpa.repository.JpaRepository;

/** The balances of units. */
interface UnitBalances extends JpaRepository<UnitBalance, String> {}
