package stockaxon.line;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The voucher numbers that are taken. */
interface Vouchers extends JpaRepository<Voucher, String> {
    /** Those with this number or of this payment: none, one or two. */
    @Query("SELECT v FROM Voucher v WHERE v.id = :id OR v.disbursement = :disbursement")
    List<Voucher> of(String id, String disbursement);
}
